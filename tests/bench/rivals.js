// SPDX-License-Identifier: GPL-3.0-or-later
// What two libraries for the same tasks need for the same texts: rivals.js FILE, in the form of bench-analysis.c. chrono-node reads
// times; compromise reads people, places and quotations. Both have been warmed up on the first texts before the clock starts, which is
// the processor's.
const fs = require("fs");
const chrono = require("chrono-node");
const nlp = require("compromise");

function readTexts(name) {
  const bytes = fs.readFileSync(name);
  const texts = [];
  for (let at = 0; at < bytes.length; ) {
    const end = bytes.indexOf(10, at);
    const length = Number(bytes.toString("latin1", at, end));
    texts.push(bytes.toString("utf8", end + 1, end + 1 + length));
    at = end + 1 + length;
  }
  return texts;
}

function readTimes(text) {
  return chrono.parse(text).length;
}

function readNames(text) {
  const doc = nlp(text);
  return doc.people().length + doc.places().length + doc.quotations().length;
}

function seconds(read, texts) {
  texts.slice(0, 20).forEach(read);
  const start = process.cpuUsage();
  let found = 0;
  for (const text of texts) found += read(text);
  const spent = process.cpuUsage(start);
  return { seconds: (spent.user + spent.system) / 1e6, found };
}

const texts = readTexts(process.argv[2]);
console.log(JSON.stringify({ "chrono-node": seconds(readTimes, texts), compromise: seconds(readNames, texts) }));
