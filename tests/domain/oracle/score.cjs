// Reads {expressions: {name: FHIRPath}, sheets: [QuestionnaireResponse]} from standard input and
// writes, for each sheet, what each expression gives: {name: value or null}.
"use strict";
const fhirpath = require("fhirpath");
const fs = require("node:fs");

const asked = JSON.parse(fs.readFileSync(0, "utf8"));
const compiled = Object.entries(asked.expressions).map(([name, path]) => [
  name,
  fhirpath.compile(path),
]);
const found = asked.sheets.map((sheet) => {
  const values = compiled.map(([name, run]) => {
    const given = run(sheet);
    if (given.length > 1) throw new Error(`${name} gives ${given.length} values`);
    return [name, given.length ? given[0] : null];
  });
  return Object.fromEntries(values);
});
process.stdout.write(JSON.stringify(found));
