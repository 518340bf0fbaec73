import { Link } from '@tanstack/react-router'
import { useLanguage } from '#/lib/language.tsx'
import { ErrorNotice } from '#/ui/error-notice.tsx'
import { problemWords } from './problem-words.ts'
import type { Run } from './use-run.ts'

/** What became of each: how many went well, and every other one with its reason and the way to it. */
export function Report({ run, names }: { run: Run; names: ReadonlyMap<string, string> }) {
  const speech = useLanguage()
  const { t, language } = speech
  const count = (n: number) => n.toLocaleString(language)
  const untouched = run.total - run.done - run.lost.length
  const rows = [
    ...run.failed.map(({ id, problem }) => ({ id, words: problemWords(problem, speech) })),
    ...run.lost.map((id) => ({ id, words: t('many.lost') })),
  ]
  return (
    <div className="grid gap-2" role="status">
      <p className="font-medium">{t('many.went', { n: count(run.done - run.failed.length) })}</p>
      {untouched > 0 && <p>{t('many.untouched', { n: count(untouched) })}</p>}
      {run.error !== null && <ErrorNotice error={run.error} />}
      {rows.length > 0 && (
        <>
          <p>{t('many.wentNot', { n: count(rows.length) })}</p>
          <ul className="max-h-60 divide-y divide-line overflow-y-auto rounded-panel ring ring-line ring-inset">
            {rows.map(({ id, words }) => (
              <li key={id} className="grid gap-0.5 px-3 py-2">
                <Link to="/verifications/$id" params={{ id }} className="truncate font-name hover:underline">
                  {names.get(id) ?? id}
                </Link>
                <span className="text-small text-ink-2">{words}</span>
              </li>
            ))}
          </ul>
        </>
      )}
    </div>
  )
}
