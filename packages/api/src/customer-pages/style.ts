import type { Palette } from './brand.ts'

/** One style for every page. Old phones read it: no flex gap, no clamp, no logical properties. */
export const style = (light: Palette, dark: Palette) => `:root{color-scheme:light dark;${variables(light)}
--page:#fff;--desk:#eceff2;--ink:#16191d;--soft:#525b66;--line:#d8dde3;--edge:#79838e;--good:#17693f;--sun:#f0b429}
@media (prefers-color-scheme:dark){:root{${variables(dark)}
--page:#14181c;--desk:#0b0e11;--ink:#f1f3f5;--soft:#aeb7c1;--line:#2f363e;--edge:#7e8893;--good:#6fd39c;--sun:#f2c14e}}
${rules}`

const variables = ({ brand, onBrand, brandInk, wash }: Palette) =>
  `--brand:${brand};--on-brand:${onBrand};--brand-ink:${brandInk};--wash:${wash};`

const rules = `*{box-sizing:border-box}
html{font-size:100%;-webkit-text-size-adjust:100%;text-size-adjust:100%}
body{margin:0;background:var(--page);color:var(--ink);line-height:1.5;word-wrap:break-word;overflow-wrap:break-word;overflow-wrap:anywhere;
  font-family:system-ui,-apple-system,"Segoe UI",Roboto,"Helvetica Neue","Noto Sans",sans-serif}
:lang(th){line-height:1.65}
:lang(zh){line-break:strict}
h1,h2,h3,p,ul,ol,dl,dd{margin:0;padding:0}
h1{font-size:1.75rem;line-height:1.2;font-weight:700;letter-spacing:-.015em;text-wrap:balance}
h1:lang(th),h1:lang(zh){line-height:1.35;letter-spacing:0}
h2{font-size:1.0625rem;line-height:1.35;font-weight:700}
h1+p{margin-top:.5rem}
p{text-wrap:pretty}
small,.small{font-size:.875rem}
.soft{color:var(--soft)}
svg{display:block}
a{color:var(--brand-ink);text-decoration:underline;text-underline-offset:.15em}
a:focus,button:focus,summary:focus,input:focus,[tabindex]:focus{outline:3px solid var(--brand-ink);outline-offset:2px}
a:focus:not(:focus-visible),button:focus:not(:focus-visible),summary:focus:not(:focus-visible){outline:0}
.vh{position:absolute;width:1px;height:1px;overflow:hidden;clip:rect(0 0 0 0);white-space:nowrap}
.sheet{max-width:30rem;margin:0 auto;padding:0 1.25rem 1.5rem}
/* top: who asks, and the language */
header{display:flex;flex-wrap:wrap;align-items:center;justify-content:space-between;min-height:3.75rem;margin:0 -1.25rem;padding:.375rem .5rem .375rem 1.25rem;border-bottom:1px solid var(--line)}
.who{display:flex;flex:1 1 8rem;align-items:center;max-width:100%;font-weight:600;line-height:1.25}
.who span{min-width:5rem}
.who svg,.who img{flex:none;width:2rem;height:2rem;margin-right:.625rem}
.who img{flex-shrink:1;width:auto;min-width:2rem;max-width:6rem;object-fit:contain}
.lang{position:relative;flex:0 1 auto;max-width:100%;margin-left:auto}
summary{cursor:pointer;list-style:none}
summary::-webkit-details-marker{display:none}
.lang summary{display:flex;align-items:center;min-height:2.75rem;padding:0 .75rem;border-radius:.5rem;font-size:.9375rem;color:var(--soft)}
.lang summary svg{flex:none;width:1.125rem;height:1.125rem;margin-right:.375rem}
.lang ul{position:absolute;z-index:2;right:0;top:100%;width:12.5rem;max-width:88vw;padding:.375rem;list-style:none;background:var(--page);border:1px solid var(--line);border-radius:.75rem;box-shadow:0 .5rem 1.5rem rgba(0,0,0,.16)}
.lang a{display:block;padding:.625rem .75rem;min-height:2.75rem;line-height:1.5;border-radius:.5rem;color:var(--ink);text-decoration:none}
.lang a:hover,.lang a[aria-current]{background:var(--wash)}
.lang a[aria-current]{font-weight:600}
main{display:block;padding-top:1.25rem}
.art{width:9.5rem;max-width:100%;height:6.2rem;margin-bottom:1rem}
.facts{margin-top:.875rem;padding:.625rem 0;border:solid var(--line);border-width:1px 0}
.facts div{display:flex;flex-wrap:wrap;padding:.125rem 0}
.facts dt{flex:none;width:5.75rem;padding-right:.75rem;color:var(--soft)}
.facts dd{flex:1 1 8rem;min-width:0;font-weight:600}
.block{margin-top:1.25rem}
.rule{margin-top:1.75rem;padding-top:1.25rem;border-top:1px solid var(--line)}
.steps,.list{list-style:none;margin-top:.75rem}
.steps{counter-reset:s}
.steps li{position:relative;min-height:2.75rem;padding:0 0 .625rem 2.75rem;counter-increment:s}
.steps li:last-child{min-height:0;padding-bottom:0}
.steps li::before{content:counter(s);position:absolute;left:0;top:.0625rem;width:1.75rem;height:1.75rem;border-radius:50%;background:var(--wash);color:var(--brand-ink);font-size:.875rem;font-weight:700;line-height:1.75rem;text-align:center}
.steps li::after{content:"";position:absolute;left:.8125rem;top:2.125rem;bottom:.25rem;width:.125rem;background:var(--line)}
.steps li:last-child::after{display:none}
.steps b{display:block;font-weight:600}
.steps span{color:var(--soft);font-size:.9375rem}
.list li{position:relative;padding:.25rem 0 .25rem 1.5rem}
.list li::before{content:"";position:absolute;left:.25rem;top:.8rem;width:.4375rem;height:.4375rem;border-radius:50%;background:var(--brand-ink)}
.consent{font-size:.9375rem}
.consent p+p{margin-top:.375rem}
.consent a{padding:.75rem 0}
.go,.alt{display:flex;align-items:center;justify-content:center;width:100%;min-height:3.5rem;margin-top:1rem;padding:.75rem 1.25rem;border:2px solid transparent;border-radius:.75rem;font:inherit;font-size:1.125rem;font-weight:600;line-height:1.35;text-align:center;text-decoration:none;cursor:pointer;-webkit-appearance:none;appearance:none}
.alt [lang]{display:inline-block}
.go{background:var(--brand);color:var(--on-brand)}
.go:active{opacity:.85}
.alt{background:none;border:1px solid var(--edge);color:var(--ink);font-size:1.0625rem}
.alt:hover{background:var(--wash)}
.alt+.alt,form+.alt,.go+.alt{margin-top:.75rem}
.text{display:flex;align-items:center;min-height:2.75rem;padding:.375rem 0}
.note{margin-top:.75rem;font-size:.9375rem;color:var(--soft)}
.tries{margin-top:1.5rem;font-weight:600}
.tries+.note{margin-top:0}
.contact a{position:relative;display:block;min-height:2.75rem;padding:.625rem 0 .625rem 2rem}
.contact svg{position:absolute;left:0;top:.75rem;width:1.25rem;height:1.25rem}
.contact p+a{margin-top:.25rem}
h2+p{margin-top:.25rem}
.copy{display:block;margin-top:.375rem;padding:.75rem;border:1px dashed var(--edge);border-radius:.5rem;font-family:ui-monospace,SFMono-Regular,Menlo,"Roboto Mono",monospace;font-size:.9375rem;line-height:1.5;word-break:break-all;-webkit-user-select:all;user-select:all}
footer{margin-top:1.75rem;padding-top:1rem;border-top:1px solid var(--line);font-size:.875rem;color:var(--soft)}
footer p+p{margin-top:.25rem}
footer svg{flex:none;width:1.125rem;height:1.125rem;margin:.125rem .5rem 0 0}
.safe{display:flex}
/* drawings */
.k,.a,.w{fill:none;stroke:var(--ink);stroke-width:2.5;stroke-linecap:round;stroke-linejoin:round}
.a{stroke:var(--brand-ink)}.w{stroke:var(--soft)}
.p{fill:var(--page)}.f{fill:var(--wash)}.b{fill:var(--brand)}.o{stroke:var(--on-brand);stroke-width:3}.t{stroke:var(--page);stroke-width:3}
.g{fill:var(--good)}.y{fill:var(--sun);stroke:var(--sun)}.n{fill:#1d2228}.d{stroke-dasharray:1 5}
.h{fill:var(--brand-ink)}.hw{fill:var(--soft)}
@media (min-width:40em){
  body{background:var(--desk);padding:2.5rem 1rem}
  .sheet{background:var(--page);border:1px solid var(--line);border-radius:1rem;padding:0 2rem 2rem}
  header{margin:0 -2rem;padding:.5rem 1rem .5rem 2rem}
  main{padding-top:2rem}
  .rehearsal{margin:0 -2rem;padding:.5rem 2rem;border-radius:1rem 1rem 0 0}
}
.go+.pair,.pair{display:flex;flex-wrap:wrap;margin:.5rem -.375rem 0}
.pair .alt{flex:1 1 8rem;width:auto;min-height:2.75rem;margin:.25rem .375rem;padding:.5rem .75rem;font-size:1rem;font-weight:500}
.rehearsal{margin:0 -1.25rem;padding:.5rem 1.25rem;background:#5b3c00;color:#fff;font-size:.875rem;font-weight:600}
.dot{animation:dot 1.5s infinite}
.dot2{animation-delay:.2s}.dot3{animation-delay:.4s}
@keyframes dot{0%,60%,100%{opacity:.25}30%{opacity:1}}
@media (prefers-reduced-motion:reduce){.dot{animation:none}}
.qr{width:13.5rem;max-width:100%;margin:0 auto;padding:.5rem;border-radius:.75rem;background:#fff}
.qr svg{width:100%;height:auto}
.scan{margin-top:1.5rem;text-align:center}
.scan p{margin-top:.75rem}
@media (min-width:52em){
  .wide{max-width:50rem}
  .two{display:flex;align-items:flex-start}
  .two>*{flex:1;min-width:0}
  .scan{flex:none;width:15rem;margin:-1rem 0 0 3rem}
  .rule .alt{max-width:20rem}
}`
