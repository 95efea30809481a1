#!/usr/bin/env node
// A few lines on purpose: `--version` is answered without loading the program.
'use strict';
const { writeSync } = require('node:fs');
const { join } = require('node:path');
const dist = join(__dirname, '..', 'dist');
const [first] = process.argv.slice(2);
if (process.argv.length === 3 && (first === '--version' || first === '-V')) {
  const { program, knowledgeBase, sha256 } = require(join(dist, 'version.json'));
  // Not through the stream: to make it takes longer than all the rest.
  writeSync(1, `nextstep ${program} (knowledge base ${knowledgeBase}, ${sha256.slice(0, 12)})\n`);
} else {
  require(join(dist, 'start.cjs')).partsIn(dist).load('cli.cjs');
}
