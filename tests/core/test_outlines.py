"""The measures that maps are drawn with."""

from samla.core.outlines import edges, frame, middle

SQUARE = "M10 20l10 0 0 10-10 0z"
WITH_ISLAND = "M0 0l2 0 0 2-2 0zM10 20l10 0 0 10-10 0z"


def test_an_outline_reaches_from_edge_to_edge():
    assert edges(SQUARE) == (10, 20, 20, 30)
    assert edges(WITH_ISLAND) == (0, 0, 20, 30)


def test_the_mark_stands_in_the_largest_piece():
    assert middle(SQUARE) == (15, 25)
    assert middle(WITH_ISLAND) == (15, 25)


def test_the_mark_of_a_crooked_shape_stands_where_most_of_it_is():
    hook = "M0 0l90 0 0 10-80 0 0 80-10 0z"
    across, down = middle(hook)
    assert across < 45
    assert down < 45


def test_the_frame_holds_all_with_air_around():
    found = frame([SQUARE, WITH_ISLAND])
    assert found.view_box == "-0.6 -0.6 21.2 31.2"
    assert found.mark >= 1


def test_a_large_map_has_a_larger_mark():
    assert frame(["M0 0l3000 0 0 3000-3000 0z"]).mark > frame([SQUARE]).mark
