/** How the reference looks: one file of plain CSS, light and dark, no script. */
export const STYLE = `
:root { color-scheme: light dark; --ink: #1c2330; --dim: #5b6472; --line: #e2e6ec; --paper: #fff; --shade: #f6f7f9; --mark: #0b6e4f; }
@media (prefers-color-scheme: dark) {
  :root { --ink: #e4e8ee; --dim: #98a2b3; --line: #2b3240; --paper: #12161d; --shade: #1a1f29; --mark: #5cc9a0; }
}
* { box-sizing: border-box; }
html { scroll-padding-top: 1rem; }
body { margin: 0; background: var(--paper); color: var(--ink); font: 15px/1.55 system-ui, sans-serif; display: grid; grid-template-columns: 17rem minmax(0, 1fr); }
nav { position: sticky; top: 0; height: 100vh; overflow: auto; padding: 1.5rem 1.25rem; border-right: 1px solid var(--line); background: var(--shade); font-size: 13.5px; }
nav h1 { font-size: 1.1rem; margin: 0 0 1rem; }
nav h2 { font-size: .78rem; color: var(--dim); margin: 1.1rem 0 .3rem; font-weight: 600; }
nav ul { list-style: none; margin: 0; padding: 0; }
nav a { display: block; color: inherit; text-decoration: none; padding: .16rem 0; }
nav a:hover, nav a:focus-visible { color: var(--mark); text-decoration: underline; }
main { padding: 2rem clamp(1rem, 4vw, 3.5rem) 6rem; max-width: 68rem; }
main > header { border-bottom: 1px solid var(--line); padding-bottom: 1.25rem; }
h1 { font-size: 1.7rem; line-height: 1.2; }
section > h2 { font-size: 1.35rem; margin: 3rem 0 .25rem; }
article { border: 1px solid var(--line); border-radius: 8px; padding: 1.1rem 1.25rem; margin: 1.25rem 0; }
article h3 { margin: 0 0 .35rem; font-size: 1.05rem; }
article h4 { margin: 1.2rem 0 .4rem; font-size: .9rem; color: var(--dim); }
.call { font: 13.5px/1.5 ui-monospace, monospace; overflow-wrap: anywhere; }
.method { display: inline-block; min-width: 3.6rem; font-weight: 700; color: var(--mark); text-transform: uppercase; }
code { font: .92em ui-monospace, monospace; background: var(--shade); padding: .05em .3em; border-radius: 4px; }
pre { font: 12.5px/1.5 ui-monospace, monospace; background: var(--shade); border: 1px solid var(--line); border-radius: 6px; padding: .8rem 1rem; overflow: auto; margin: .4rem 0; max-height: 26rem; }
pre code { background: none; padding: 0; font-size: inherit; }
table { border-collapse: collapse; width: 100%; font-size: 13.5px; }
td, th { text-align: left; vertical-align: top; padding: .35rem .75rem .35rem 0; border-top: 1px solid var(--line); }
th { font-weight: 600; color: var(--dim); border-top: 0; }
td:first-child { white-space: nowrap; width: 30%; }
td:nth-child(2) { width: 32%; }
.inner > td { border-top: 0; padding: 0 0 .4rem 1.1rem; white-space: normal; }
main a { color: var(--mark); }
details > summary { cursor: pointer; color: var(--dim); padding: .2rem 0; }
details[open] > summary { color: var(--ink); }
.need { color: var(--mark); font-size: .85em; }
.dim { color: var(--dim); }
@media (max-width: 760px) { body { display: block; } nav { position: static; height: auto; border-right: 0; border-bottom: 1px solid var(--line); } td:first-child { white-space: normal; } }
@media print { nav { display: none; } body { display: block; } }
`
