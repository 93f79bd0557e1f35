// The peers, under Node: one line of JSON in, one out. Times are computing
// times of this process, as on the other side.
import { createRequire } from "node:module";
import { createInterface } from "node:readline";

const require = createRequire(process.argv[2]);
const { Liquid } = require("liquidjs");
const { SegmentedMessage } = require("sms-segments-calculator");

const engine = new Liquid();
let work;

function timed(task) {
  const before = process.cpuUsage();
  task();
  const { user, system } = process.cpuUsage(before);
  return { us: user + system };
}

const tasks = {
  load(told) {
    work = told;
    return {
      body: engine.parseAndRenderSync(work.template, work.context),
      segments: work.texts.map((text) => new SegmentedMessage(text).segmentsCount),
    };
  },
  render({ times }) {
    return timed(() => {
      for (let n = 0; n < times; n += 1) engine.parseAndRenderSync(work.template, work.context);
    });
  },
  measure() {
    return timed(() => {
      for (const text of work.texts) new SegmentedMessage(text).segmentsCount;
    });
  },
};

for await (const line of createInterface({ input: process.stdin })) {
  const told = JSON.parse(line);
  process.stdout.write(JSON.stringify(tasks[told.do](told)) + "\n");
}
