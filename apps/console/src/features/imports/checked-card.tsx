import { useState } from 'react'
import type { ImportView } from '#/api.ts'
import { useLanguage } from '#/lib/language.tsx'
import { Button } from '#/ui/button.tsx'
import { Card } from '#/ui/card.tsx'
import { Checkbox } from '#/ui/choice.tsx'
import { ErrorNotice } from '#/ui/error-notice.tsx'
import { Tally } from './tally.tsx'
import { useImportActs } from './use-import.ts'

/** What the check found, and the start: with the number that it will really make. */
export function CheckedCard({ view }: { view: ImportView }) {
  const { t, language } = useLanguage()
  const [leaveOut, setLeaveOut] = useState(false)
  const { start } = useImportActs()
  const { good, doubtful, bad, already } = view.counts
  const n = good + (leaveOut ? 0 : doubtful)
  const { send } = view.choices
  const ways = new Intl.ListFormat(language).format(send.map((channel) => t(`imports.by.${channel}`)))
  return (
    <Card title={t('imports.checkedTitle')}>
      <div className="grid gap-3.5 p-3.5">
        <Tally
          counts={[
            ['good', good],
            ['doubtful', doubtful],
            ['bad', bad],
            ['already', already],
          ]}
        />
        {doubtful > 0 && (
          <label className="flex min-h-control-sm items-center gap-2.5">
            <Checkbox checked={leaveOut} onChange={({ target }) => setLeaveOut(target.checked)} />
            {t('imports.leaveDoubtful', { n: doubtful })}
          </label>
        )}
        {start.isError && <ErrorNotice error={start.error} />}
        {view.mine && (
          <div className="flex flex-wrap items-center gap-3">
            <Button
              look="primary"
              busy={start.isPending}
              disabled={n === 0}
              className="max-md:w-full"
              onClick={() => start.mutate({ id: view.id, doubtful: leaveOut ? 'leaveOut' : 'make' })}
            >
              {t('imports.start', { n })}
            </Button>
            <p className="text-small text-ink-3">
              {n === 0
                ? t('imports.startNothing')
                : send.length > 0
                  ? t('imports.startSends', { ways })
                  : t('imports.startKeeps')}
            </p>
          </div>
        )}
      </div>
    </Card>
  )
}
