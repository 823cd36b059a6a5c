"""How a page looks in a browser and on paper: one sheet, in ASCII, with nothing fetched from anywhere."""

POLICY = "default-src 'none'; style-src 'unsafe-inline'; img-src data:; base-uri 'none'; form-action 'none'"
"""What the page may load: nothing.  Were markup ever to slip in, it could not run or fetch."""

SHEET = """
:root { color-scheme: light dark; --ink: #1a1c1e; --soft: #54595f; --line: #c9ced3; --paper: #fff; --tint: #f3f5f6;
  --bar: #2f5d80; --rest: #e3e7ea; --later: #2f5d80; --epidermis: #b9a288; --dermis: #dccdbb;
  --stop: #a61b1b; --wait: #7a4b00; --ask: #0b5a6f; --care: #7d2a79; --good: #1d6330; }
@media (prefers-color-scheme: dark) { :root { --ink: #e8eaec; --soft: #a9b0b7; --line: #474d53; --paper: #16181a;
  --tint: #212427; --bar: #86b8dc; --rest: #33383d; --later: #86b8dc; --epidermis: #8f7a60; --dermis: #5f5142;
  --stop: #ff8f87; --wait: #f0b75c; --ask: #79cfe6; --care: #e6a1e2; --good: #86d39b; } }
* { box-sizing: border-box; }
html { font: 16px/1.5 system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", sans-serif; }
body { margin: 0; color: var(--ink); background: var(--paper); overflow-wrap: anywhere; }
main { max-width: 62rem; margin: 0 auto; padding: 1.5rem 1rem 3rem; }
h1 { font-size: 1.6rem; line-height: 1.25; margin: 0 0 .25rem; }
h2 { font-size: 1.15rem; line-height: 1.3; margin: 2rem 0 .5rem; border-bottom: 1px solid var(--line); }
h3, h4, h5, h6 { font-size: 1rem; margin: 1.25rem 0 .25rem; }
p, ul { margin: .5rem 0; }
ul { list-style: none; padding: 0; }
ul ul { padding-left: 1.35rem; margin: .15rem 0; }
li, .said { position: relative; padding-left: 1.35rem; margin: .3rem 0; }
ul ul li { margin: .15rem 0; }
.mark { position: absolute; left: 0; width: 1.1rem; text-align: center; font-weight: 700; font-style: normal; }
td .mark, th .mark { position: static; display: inline-block; margin-right: .2rem; }
.word { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
.stop > .mark { color: var(--stop); } .wait > .mark { color: var(--wait); } .ask > .mark { color: var(--ask); }
.care > .mark { color: var(--care); } .good > .mark { color: var(--good); }
.plain > .mark, .strong > .mark, .quiet > .mark { color: var(--soft); font-weight: 400; }
.said { font-size: 1.05rem; font-weight: 600; } .strong { font-weight: 600; } .strong > ul { font-weight: 400; }
.quiet, .aside, .legend, .says { color: var(--soft); } .aside, .legend, .says { font-size: .9rem; font-weight: 400; }
.aside, .legend { margin: .1rem 0 .75rem; } .chart > .says { display: block; }
.explained > * { border-bottom: 0; } td.says { padding: 0 2rem .5rem 0; }
.wide { overflow-x: auto; margin: .5rem 0; }
table { border-collapse: collapse; width: 100%; font-variant-numeric: tabular-nums; }
th, td { text-align: left; vertical-align: top; padding: .35rem .6rem .35rem 0; border-bottom: 1px solid var(--line); }
.wide th, .wide td { overflow-wrap: normal; }
thead th { overflow-wrap: normal; white-space: nowrap; vertical-align: bottom; }
thead th { color: var(--soft); font-weight: 600; font-size: .9rem; }
tbody th { font-weight: 600; }
.number { text-align: right; white-space: nowrap; } .wide .number { padding-right: 1rem; }
caption { text-align: left; font-weight: 600; padding: .75rem 0 .25rem; }
caption span { font-weight: 400; color: var(--soft); font-size: .9rem; }
svg { display: block; width: 100%; overflow: visible; }
.shares td.chart { width: 38%; min-width: 4.5rem; padding-right: 0; } .shares th[scope=row] { width: 44%; }
.shares svg { height: 1.1rem; margin-top: .2rem; }
.scale th[scope=row], .scale thead th:first-child { width: 24%; } .scale svg { height: .95rem; margin: .25rem 0 .1rem; }
.scale thead svg { height: 1.5rem; margin: 0; font-size: .75rem; } .scale td { padding-right: 1rem; }
.scale thead th { padding-right: 1rem; } .scale td > span { display: block; font-size: .9rem; }
.bar { fill: var(--bar); } .rest { fill: var(--rest); } .outline { fill: url(#hatched); stroke: var(--later); }
.hatching { stroke: var(--later); stroke-width: 2; } .epidermis { fill: var(--epidermis); }
.dermis { fill: var(--dermis); } .usual { stroke: var(--ink); stroke-width: 3; }
.around { stroke: var(--paper); stroke-width: 7; }
.tick { stroke: var(--line); } svg text { fill: var(--soft); }
.map td { text-align: center; border-left: 2px solid var(--paper); padding-right: .6rem; white-space: nowrap; }
.map .mark { font-weight: 700; } .map thead th[scope=col].of { text-align: center; }
.map tbody th[scope=row] { font-weight: 400; } .map tbody th:first-child { font-weight: 600; }
.map td.stop, .key .stop { --tone: var(--stop); } .map td.wait, .key .wait { --tone: var(--wait); }
.map td.ask, .key .ask { --tone: var(--ask); } .map td.care, .key .care { --tone: var(--care); }
.map td.plain, .key .plain { --tone: var(--soft); }
.map td.good, .key .good { --tone: var(--good); }
.map td { background: color-mix(in srgb, var(--tone, var(--paper)) 20%, var(--paper)); }
.map td .mark { color: var(--tone, var(--soft)); } .map td.quiet { background: var(--tint); }
.key { columns: 2; column-gap: 2rem; font-size: .9rem; } .key li { break-inside: avoid; }
.defs { position: absolute; width: 0; height: 0; }
pre { background: var(--tint); padding: .75rem; overflow-x: auto; overflow-wrap: normal; font-size: .85rem; }
:focus-visible { outline: 2px solid var(--bar); outline-offset: 2px; }
@media (max-width: 34rem) { h1 { font-size: 1.3rem; } .shares { font-size: .9rem; }
  .shares td.chart { width: 18%; min-width: 3.5rem; } .scale th[scope=row],
  .scale thead th:first-child { width: 28%; } .shares thead th { white-space: normal; } .crowded { display: none; }
  .key { columns: 1; }
  .wide table { font-size: .85rem; width: max-content; min-width: 100%; max-width: 50rem; } }
@page { margin: 15mm; }
@media print { :root { color-scheme: light; --ink: #000; --soft: #333; --line: #999; --paper: #fff; --tint: #fff;
  --bar: #444; --rest: #e6e6e6; --later: #222; --epidermis: #888; --dermis: #ccc; --stop: #000; --wait: #000;
  --ask: #000; --care: #000; --good: #000; }
  html { font-size: 10pt; } main { max-width: none; padding: 0; } .wide { overflow: visible; }
  h2 { margin-top: 1.2rem; }
  .wide table { font-size: 8.5pt; } h1, h2, h3, caption { break-after: avoid; } thead { display: table-header-group; }
  tr { break-inside: avoid; } .explained, .aside, thead { break-after: avoid; }
  ul ul li, .scale { break-inside: avoid; }
  svg, .map td { print-color-adjust: exact; -webkit-print-color-adjust: exact; }
  .map td.good { background: none; } .map td.stop { outline: 2px solid var(--stop); outline-offset: -3px; }
  pre { white-space: pre-wrap; border: 1px solid var(--line); font-size: 7.5pt; } }
"""
