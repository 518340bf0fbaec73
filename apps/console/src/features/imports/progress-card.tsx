import type { ImportView } from '#/api.ts'
import { useLanguage } from '#/lib/language.tsx'
import { Button, buttonStyle } from '#/ui/button.tsx'
import { Card } from '#/ui/card.tsx'
import { ErrorNotice } from '#/ui/error-notice.tsx'
import { progressOf } from './progress-of.ts'
import { Tally } from './tally.tsx'
import { useImportActs } from './use-import.ts'

const saidIn: Partial<Record<ImportView['state'], 'imports.checkedOf' | 'imports.pausedAt'>> = {
  checking: 'imports.checkedOf',
  paused: 'imports.pausedAt',
}

/** Before anything is counted. */
const unread: ImportView['state'][] = ['reading', 'needsEncoding', 'ready']

/** How far the checking or the making is, counted and not guessed; then what came of it. */
export function ProgressCard({ view }: { view: ImportView }) {
  const { t, language } = useLanguage()
  const { pause, resume } = useImportActs()
  const { id, state, counts, mine } = view
  const { done, of } = progressOf(view)
  const number = new Intl.NumberFormat(language)
  const said = { done: number.format(done), of: number.format(of) }
  const failed = pause.error ?? resume.error
  const notMade = counts.bad + counts.failed + counts.doubtful + counts.good
  const isOver = state === 'done' || state === 'cancelled'
  return (
    <Card title={t(`imports.progress.${state}`)}>
      <div className="grid gap-3.5 p-3.5">
        {!isOver && !unread.includes(state) && (
          <div className="grid gap-1.5">
            <progress
              max={Math.max(of, 1)}
              value={done}
              aria-label={t(`imports.progress.${state}`)}
              className="h-2 w-full appearance-none overflow-hidden rounded-full bg-sunken ring ring-line ring-inset [&::-moz-progress-bar]:bg-accent [&::-webkit-progress-bar]:bg-transparent [&::-webkit-progress-value]:bg-accent"
            />
            <p className="text-small text-ink-2 tabular-nums">{t(saidIn[state] ?? 'imports.madeOf', said)}</p>
          </div>
        )}
        {state !== 'checking' && !unread.includes(state) && (
          <Tally
            counts={[
              ['made', counts.made],
              ['failed', counts.failed],
              ['bad', counts.bad],
              ['already', counts.already],
            ]}
          />
        )}
        {failed && <ErrorNotice error={failed} />}
        <div className="flex flex-wrap gap-2 empty:hidden">
          {state === 'running' && (
            <Button busy={pause.isPending} onClick={() => pause.mutate({ id })}>
              {t('imports.pause')}
            </Button>
          )}
          {state === 'paused' && mine && (
            <Button look="primary" busy={resume.isPending} onClick={() => resume.mutate({ id })}>
              {t('imports.resume')}
            </Button>
          )}
          {isOver && notMade > 0 && view.fileName !== null && (
            <a href={`/api/imports/${id}/errors?language=${language}`} download className={buttonStyle({})}>
              {t('imports.errorFile', { n: notMade })}
            </a>
          )}
        </div>
        {isOver && notMade > 0 && view.fileName !== null && (
          <p className="text-small text-ink-3">{t('imports.errorFileHelp')}</p>
        )}
      </div>
    </Card>
  )
}
