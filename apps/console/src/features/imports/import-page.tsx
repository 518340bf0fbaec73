import { useParams } from '@tanstack/react-router'
import { useState } from 'react'
import type { ImportView } from '#/api.ts'
import { useT } from '#/lib/language.tsx'
import { PageHead } from '#/shell/page-head.tsx'
import { Button } from '#/ui/button.tsx'
import { Callout } from '#/ui/callout.tsx'
import { ErrorNotice } from '#/ui/error-notice.tsx'
import { OverlayButton } from '#/ui/overlay/overlay-button.tsx'
import { SkeletonLines } from '#/ui/skeleton.tsx'
import { useKeptFocus } from '#/ui/use-kept-focus.ts'
import { BackToImports } from './back-to-imports.tsx'
import { CheckedCard } from './checked-card.tsx'
import { EncodingCard } from './encoding-card.tsx'
import { MatchForm } from './match-form.tsx'
import { ProgressCard } from './progress-card.tsx'
import { RowsCard } from './rows-card.tsx'
import { StateChip } from './state-chip.tsx'
import { useImport } from './use-import.ts'

const loadCancel = () => import('./cancel-dialog.tsx')
const over: ImportView['state'][] = ['done', 'cancelled']
const withoutRows: ImportView['state'][] = ['reading', 'needsEncoding', 'ready', 'checking']

/** One file from its columns to its verifications. */
export function ImportPage() {
  const t = useT()
  const { id } = useParams({ from: '/signed-in/inside/imports/$id' })
  const query = useImport(id)
  if (query.isPending) return <SkeletonLines lines={9} label={t('state.loading')} />
  if (query.isError && !query.data) {
    return (
      <div className="p-gutter">
        <ErrorNotice error={query.error} retry={() => void query.refetch()} />
      </div>
    )
  }
  return <Whole view={query.data} />
}

function Whole({ view }: { view: ImportView }) {
  const t = useT()
  const [matching, setMatching] = useState(false)
  const kept = useKeptFocus<HTMLDivElement>()
  const { id, state, problem } = view
  const isMatching = view.mine && (state === 'ready' || (state === 'checked' && matching))
  return (
    <>
      <PageHead
        above={<BackToImports />}
        title={view.fileName ?? t('imports.erasedName')}
        beside={<StateChip state={state} />}
        actions={
          over.includes(state) ? undefined : (
            <OverlayButton load={loadCancel} own={{ id, made: view.counts.made }} look="ghost">
              {t('imports.cancelAsk')}
            </OverlayButton>
          )
        }
      />
      <div {...kept} className="outline-none grid max-w-260 gap-4 px-gutter pt-1 pb-8">
        {problem && (
          <Callout tone={problem === 'leftAlone' ? 'idle' : 'bad'} urgent>
            {t(`imports.problem.${problem}`)}
          </Callout>
        )}
        {!view.mine && <Callout tone="note">{t('imports.notMine', { name: view.createdBy.name ?? '' })}</Callout>}
        {state === 'needsEncoding' && view.mine ? (
          <EncodingCard view={view} />
        ) : isMatching ? (
          <MatchForm
            key={`${view.format.encoding} ${view.photos?.bytes}`}
            view={view}
            onChecking={() => setMatching(false)}
          />
        ) : (
          <>
            {state === 'checked' ? <CheckedCard view={view} /> : <ProgressCard view={view} />}
            {state === 'checked' && view.mine && (
              <Button className="justify-self-start" onClick={() => setMatching(true)}>
                {t('imports.change')}
              </Button>
            )}
            {view.fileName !== null && !withoutRows.includes(state) && <RowsCard view={view} />}
          </>
        )}
      </div>
    </>
  )
}
