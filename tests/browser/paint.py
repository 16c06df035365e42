"""How soon something is seen on a slow net, by an old phone."""

FIRST_PAINT = """
  () => new Promise(done => new PerformanceObserver(list => {
    const paint = list.getEntriesByName("first-contentful-paint")[0];
    if (paint) done(paint.startTime);
  }).observe({ type: "paint", buffered: true }))
"""


def painted(page, path, kilobits, latency, slower):
    """Milliseconds to the first words of a page, which comes to this visitor first."""
    speed = kilobits * 1000 // 8
    net = {"downloadThroughput": speed, "uploadThroughput": speed, "latency": latency}
    wire = page.context.new_cdp_session(page)
    wire.send("Network.enable")
    wire.send("Network.emulateNetworkConditions", {"offline": False, **net})
    wire.send("Emulation.setCPUThrottlingRate", {"rate": slower})
    page.goto(path)
    return page.evaluate(FIRST_PAINT)
