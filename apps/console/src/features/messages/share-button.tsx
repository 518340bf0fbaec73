import { Share2 } from 'lucide-react'
import type { ComponentProps } from 'react'
import { useT } from '#/lib/language.tsx'
import { Button } from '#/ui/button.tsx'
import { notify } from '#/ui/notify.ts'

type Props = ComponentProps<typeof Button> & { url: string; onShared(): void }

/** Hands the link to the device's own share sheet. Devices without one have no button. */
export function ShareButton({ url, onShared, ...button }: Props) {
  const t = useT()
  if (!('share' in navigator)) return null
  const share = async () => {
    try {
      await navigator.share({ url })
      onShared()
    } catch (error) {
      // Closing the sheet is a choice and no failure.
      if (!(error instanceof DOMException && error.name === 'AbortError')) await notify(t('link.shareRefused'), 'bad')
    }
  }
  return (
    <Button {...button} onClick={share}>
      <Share2 aria-hidden="true" />
      {t('link.share')}
    </Button>
  )
}
