import { hasEnded } from '@ekyc/domain'
import { useState } from 'react'
import type { EvidenceLook, Verification } from '#/api.ts'
import { useT } from '#/lib/language.tsx'
import { useMay } from '#/session/me.ts'
import { Card } from '#/ui/card.tsx'
import { OverlayButton } from '#/ui/overlay/overlay-button.tsx'
import { EvidenceList } from './evidence-list.tsx'
import { LookForm } from './look-form.tsx'
import { Shown } from './shown.tsx'

const loadReplacePhoto = () => import('./replace-photo-dialog.tsx')

/** Everybody sees that evidence exists; the pictures open for 5 minutes to who gives a reason. */
export function EvidenceCard({ verification }: { verification: Verification }) {
  const t = useT()
  const may = useMay()
  const [look, setLook] = useState<EvidenceLook | null>(null)
  const { id, evidence, sessions, profile, progress } = verification
  const ended = hasEnded(progress)
  const replaceable = profile.checkMode === 2 && !ended && may('verifications.update')
  // Card fields and the raw answer are kept also where no picture is.
  const settled = sessions.some(({ state }) => state === 'passed' || state === 'failed')
  const looks = may('evidence.look') && (settled || evidence.some(({ state }) => state === 'stored'))
  return (
    <Card
      title={t('evidence.title')}
      aside={settled && <span className="max-md:hidden">{t('evidence.aside')}</span>}
      actions={
        replaceable && (
          <OverlayButton load={loadReplacePhoto} own={{ id }} size="small">
            {t('evidence.replacePhoto')}
          </OverlayButton>
        )
      }
    >
      {look ? (
        <Shown look={look} verification={verification} onHide={() => setLook(null)} />
      ) : (
        <div className={looks ? 'grid md:grid-cols-[minmax(0,1fr)_256px]' : ''}>
          <EvidenceList verification={verification} />
          {looks && <LookForm verificationId={id} onLook={setLook} />}
          {evidence.length > 0 && !may('evidence.look') && (
            <p className="border-t border-line px-3.5 py-2 text-small text-ink-3">{t('evidence.operator')}</p>
          )}
        </div>
      )}
    </Card>
  )
}
