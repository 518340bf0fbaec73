/** One style for the sandbox's pages, in the session's ThemeColor. */
export const style = (theme: string, onTheme: string) => `:root{
  color-scheme:light dark;
  --theme:${theme};--on-theme:${onTheme};
  --page:#fff;--desk:#e9ecef;--ink:#16191d;--soft:#525b66;--line:#d8dde3;--edge:#79838e;--wash:#f3f5f7;--flag:#ffd84d;
}
@media (prefers-color-scheme:dark){:root{--page:#14181c;--desk:#0b0e11;--ink:#f1f3f5;--soft:#aeb7c1;--line:#2f363e;--edge:#7e8893;--wash:#1d2329}}
*{box-sizing:border-box}
html{-webkit-text-size-adjust:100%;text-size-adjust:100%}
body{margin:0;background:var(--page);color:var(--ink);line-height:1.5;word-wrap:break-word;overflow-wrap:break-word;overflow-wrap:anywhere;
  font-family:system-ui,-apple-system,"Segoe UI",Roboto,"Helvetica Neue","Noto Sans",sans-serif}
h1,h2,p,ul,ol,dl,dd{margin:0;padding:0}
h1{font-size:1.5rem;line-height:1.25;letter-spacing:-.01em;text-wrap:balance}
h2{font-size:1.0625rem;line-height:1.35}
svg{display:block}
a:focus,button:focus,summary:focus,input:focus{outline:3px solid var(--ink);outline-offset:2px}
a:focus:not(:focus-visible),button:focus:not(:focus-visible),summary:focus:not(:focus-visible){outline:0}
.flag{padding:.5rem;background:repeating-linear-gradient(135deg,#16191d 0 .75rem,#ffd84d .75rem 1.5rem)}
.flag p{padding:.375rem .75rem;background:var(--flag);color:#16191d;font-weight:700;text-align:center;border-radius:.25rem}
.sheet{max-width:27rem;min-height:100vh;margin:0 auto;background:var(--page)}
main{display:block;padding:1.25rem 1.25rem 2rem}
h1+p,h2+p{margin-top:.375rem}
.soft{color:var(--soft)}
.face{display:block;margin:0 auto 1.25rem;width:9rem;max-width:100%;height:11.25rem}
.cam{margin:-1.25rem -1.25rem 1.25rem;padding:1rem 1.25rem 1.125rem;background:#14181c;color:#f1f3f5;text-align:center}
.cam .face{width:6rem;height:7.5rem;margin-bottom:.5rem}
.oval{fill:none;stroke:var(--theme);stroke-width:4;stroke-dasharray:2 7;stroke-linecap:round}
.ring{fill:none;stroke:var(--theme);stroke-width:4}
.who{fill:var(--theme)}
.tick{fill:none;stroke:var(--on-theme);stroke-width:5;stroke-linecap:round;stroke-linejoin:round}
.go{display:flex;align-items:center;justify-content:center;width:100%;min-height:3.5rem;margin-top:1.25rem;padding:.75rem 1.25rem;border:2px solid transparent;border-radius:1.75rem;background:var(--theme);color:var(--on-theme);font:inherit;font-size:1.1875rem;font-weight:700;line-height:1.3;text-align:center;text-decoration:none;cursor:pointer;-webkit-appearance:none;appearance:none}
.tips{list-style:none;margin-top:1rem}
.tips li{padding:.625rem 0;border-top:1px solid var(--line)}
.tips li:last-child{border-bottom:1px solid var(--line)}
.agree{display:flex;align-items:flex-start;min-height:2.75rem;margin-top:1rem;padding:.5rem 0;cursor:pointer}
.agree input{flex:none;width:1.5rem;height:1.5rem;margin:0 .75rem 0 0;accent-color:var(--theme)}
details{margin-top:1.25rem;border-top:1px solid var(--line);border-bottom:1px solid var(--line)}
summary{min-height:3rem;padding:.75rem 0;font-weight:600;cursor:pointer}
dl div{display:flex;flex-wrap:wrap;padding:.25rem 0;font-size:.9375rem}
dl div:last-child{padding-bottom:1rem}
dt{flex:0 1 10rem;min-width:0;padding-right:.75rem;color:var(--soft)}
dd{flex:1 1 8rem;min-width:0}
fieldset{margin:1.25rem 0 0;padding:0;border:0;min-width:0}
legend{padding:0 0 .375rem;font-weight:700;font-size:.9375rem;color:var(--soft)}
.pick{display:flex;align-items:center;justify-content:space-between;width:100%;min-height:3rem;padding:.5rem .875rem;border:1px solid var(--line);border-bottom-width:0;background:var(--page);color:var(--ink);font:inherit;line-height:1.35;text-align:left;cursor:pointer;border-radius:0;-webkit-appearance:none;appearance:none}
legend+.pick{border-radius:.625rem .625rem 0 0}
.pick:last-child{border-bottom-width:1px;border-radius:0 0 .625rem .625rem}
legend+.pick:last-child{border-radius:.625rem}
.pick:hover{background:var(--wash)}
.pick:focus{position:relative;z-index:1}
.pick{flex-wrap:wrap}
.pick>span{flex:1 1 9rem;min-width:0;padding-right:.75rem}
.pick small{flex:none;font-size:.875rem;color:var(--soft);font-variant-numeric:tabular-nums}
.pass{border:2px solid var(--theme);border-bottom-width:2px;font-weight:700}
.num{display:flex;align-items:center;flex-wrap:wrap;margin-top:1rem}
.num label{flex:1 1 11rem;min-width:0;padding:.375rem .75rem .375rem 0}
.num input{width:6rem;min-height:2.75rem;padding:.25rem .75rem;border:1px solid var(--edge);border-radius:.5rem;background:var(--page);color:var(--ink);font:inherit}
.list{list-style:none;margin-top:.75rem}
.list li{padding:.75rem 0;border-top:1px solid var(--line)}
.list li:last-child{border-bottom:1px solid var(--line)}
.list b{display:block}
.block{margin-top:1.5rem}
details fieldset:last-child{margin-bottom:1.25rem}
@media (min-height:30em){html{scroll-padding-top:4rem}.flag{position:-webkit-sticky;position:sticky;top:0;z-index:2}}
@media (min-width:40em){body{background:var(--desk)}.sheet{border:solid var(--line);border-width:0 1px}}
table{width:100%;border-collapse:collapse;font-size:.9375rem}
th,td{padding:.5rem .75rem .5rem 0;border-bottom:1px solid var(--line);text-align:left;vertical-align:top;overflow-wrap:normal}th,td:first-child{white-space:nowrap}
.customer{display:block;white-space:normal}
select,input[type=text],input[type=number]{min-height:2.5rem;max-width:100%;padding:.25rem .5rem;border:1px solid var(--edge);border-radius:.5rem;background:var(--page);color:var(--ink);font:inherit}
.row{display:flex;flex-wrap:wrap;align-items:center;margin:.5rem -.25rem 0}
.row>*{max-width:calc(100% - .5rem);margin:.25rem}
.small{min-height:2.5rem;padding:.375rem .875rem;border:1px solid var(--edge);border-radius:.5rem;background:var(--page);color:var(--ink);font:inherit;cursor:pointer}
.alt{display:flex;align-items:center;justify-content:center;width:100%;min-height:3.25rem;margin-top:.75rem;padding:.625rem 1.25rem;border:1px solid var(--edge);border-radius:1.75rem;background:none;color:var(--ink);font:inherit;font-size:1.0625rem;font-weight:600;cursor:pointer}
.board{max-width:56rem}
.scroll{overflow-x:auto}.scroll select{max-width:14rem}.scroll select[name=code]{max-width:9rem}
.row+form,.scroll+form{margin-top:.75rem}`
