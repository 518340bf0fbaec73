import type { ReactNode } from 'react'
import { Card } from '#/ui/card.tsx'
import { LeaveGuard } from '#/ui/overlay/leave-guard.tsx'
import { SettingBody, type SettingBodyProps } from './setting-body.tsx'

type Props<T> = SettingBodyProps<T> & { title: string; aside?: string; actions?: ReactNode }

/** A card of settings that are saved together. */
export function SettingForm<T>({ title, aside, actions, ...body }: Props<T>) {
  return (
    <Card title={title} aside={aside} actions={actions}>
      <SettingBody {...body} />
      <LeaveGuard unsaved={body.draft.unsaved} />
    </Card>
  )
}
