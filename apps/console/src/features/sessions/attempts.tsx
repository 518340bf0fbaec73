import { PASSING_SIMILARITY } from '@ekyc/domain'
import { Check, X } from 'lucide-react'
import type { ReactNode } from 'react'
import type { Attempt } from '#/api.ts'
import { localizedCode } from '#/lib/codes.ts'
import { useLanguage, useT } from '#/lib/language.tsx'
import { clockWithSeconds } from '#/lib/time.ts'
import { tagText } from './finer-words.ts'
import { Similarity } from './similarity.tsx'

type Props = { attempts: Attempt[]; number: number; heads: boolean }

const cell = 'border-t border-line px-2 py-1.75 align-middle first:pl-3.5 last:pr-3.5 max-md:border-0 max-md:p-0!'
const label = 'hidden text-label text-ink-3 max-md:block'

/** Try by try, newest first: liveness and comparison are two columns, because one comes before the other. */
export function Attempts({ attempts, number, heads: shown }: Props) {
  const { t, language } = useLanguage()
  const heads = [t('attempt.liveness'), t('attempt.comparison'), t('attempt.similarity', { n: PASSING_SIMILARITY })]
  return (
    <table
      role="table"
      aria-label={t('attempts.of', { n: number })}
      className="w-full table-fixed border-collapse max-md:block"
    >
      <colgroup>
        <col className="w-9" />
        <col className="w-21" />
      </colgroup>
      <thead role="rowgroup" className={shown ? 'max-md:sr-only' : 'sr-only'}>
        <tr role="row" className="text-left text-label text-ink-3">
          <Head>
            <span className="sr-only">#</span>
          </Head>
          <Head>
            <span className="sr-only">{t('attempt.time')}</span>
          </Head>
          {heads.map((head) => (
            <Head key={head}>{head}</Head>
          ))}
        </tr>
      </thead>
      <tbody role="rowgroup" className="max-md:block">
        {attempts.toReversed().map((attempt) => (
          <tr
            key={attempt.id}
            role="row"
            className="max-md:grid max-md:grid-cols-2 max-md:gap-x-3 max-md:gap-y-1.5 max-md:border-t max-md:border-line max-md:px-3.5 max-md:py-2.5"
          >
            <Cell className="text-ink-3 max-md:hidden">{attempt.seq}</Cell>
            <Cell className="text-ink-2 max-md:col-span-2 max-md:text-small">
              {attempt.at ? clockWithSeconds(attempt.at, language) : '–'}
            </Cell>
            <Cell>
              <span className={label}>{t('attempt.liveness')}</span>
              <Verdict code={attempt.livenessCode} message={attempt.livenessMessage} />
              <Tags tags={attempt.livenessTags} />
            </Cell>
            <Cell>
              <span className={label}>{t('attempt.comparison')}</span>
              {attempt.compareCode === null ? (
                <Missing attempt={attempt} />
              ) : (
                <Verdict code={attempt.compareCode} message={attempt.compareMessage} />
              )}
            </Cell>
            <Cell className="max-md:col-span-2">
              {attempt.similarity === null || attempt.compareCode === null ? (
                <span className="text-small text-ink-3">{t('attempt.notMeasured')}</span>
              ) : (
                <Similarity value={attempt.similarity} />
              )}
            </Cell>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

function Head({ children }: { children: ReactNode }) {
  return (
    <th role="columnheader" scope="col" className="px-2 pb-1.5 font-medium first:pl-3.5 last:pr-3.5">
      {children}
    </th>
  )
}

function Cell({ className = '', children }: { className?: string; children: ReactNode }) {
  return (
    <td role="cell" className={`${cell} ${className}`}>
      {children}
    </td>
  )
}

/** Tick or cross with its word; the code in words below. Tencent's own message is in the tip. */
function Verdict({ code, message }: { code: number | null; message: string | null }) {
  const { t, language } = useLanguage()
  if (code === null) return <span className="text-ink-3">{t('attempt.unknown')}</span>
  const passed = code === 0
  const Icon = passed ? Check : X
  return (
    <>
      <span className={`flex items-center gap-1.5 font-medium ${passed ? 'text-good-ink' : 'text-bad-ink'}`}>
        <Icon aria-hidden="true" className="size-3.5" />
        {t(passed ? 'attempt.passed' : 'attempt.failed')}
      </span>
      {!passed && (
        <span className="text-small text-ink-3" data-tip={message ?? undefined}>
          {localizedCode(code, language).label} · {code}
        </span>
      )}
    </>
  )
}

/** Why the live check refused, in Tencent's finer words; a tag without words as it is. */
function Tags({ tags }: { tags: string[] }) {
  const { t, language } = useLanguage()
  if (tags.length === 0) return null
  return (
    <ul aria-label={t('attempt.tags')} className="text-small text-ink-3">
      {tags.map((tag) => (
        <li key={tag} className="wrap-anywhere">
          {tagText(tag, { t, language })}
        </li>
      ))}
    </ul>
  )
}

function Missing({ attempt }: { attempt: Attempt }) {
  const t = useT()
  return (
    <>
      <span className="text-ink-3">{t(attempt.livenessCode === 0 ? 'attempt.notCompared' : 'attempt.notReached')}</span>
      {attempt.livenessCode !== null && attempt.livenessCode !== 0 && (
        <span className="block text-small text-ink-3">{t('attempt.livenessFirst')}</span>
      )}
    </>
  )
}
