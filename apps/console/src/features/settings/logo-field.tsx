import { limits, readLogo } from '@ekyc/domain'
import { useId, useState } from 'react'
import { useT } from '#/lib/language.tsx'
import { Button, buttonStyle } from '#/ui/button.tsx'

type Props = { logo: string; onChange(logo: string): void }

/** A picture, which the server scales to what a customer's page carries without a second request. */
export function LogoField({ logo, onChange }: Props) {
  const t = useT()
  const id = useId()
  const [wrong, setWrong] = useState(false)
  const choose = async (file: File | undefined) => {
    if (!file) return setWrong(false)
    const url = file.size <= limits.logoUpload ? await dataUrl(file) : ''
    const fine = readLogo(url) !== null && (await isPicture(url))
    setWrong(!fine)
    if (fine) onChange(url)
  }
  return (
    <div className="grid content-start gap-1">
      <span id={id} className="text-body font-medium leading-4.5 max-md:text-read">
        {t('merchant.logo')} <span className="font-normal text-ink-3">{t('form.optional')}</span>
      </span>
      <div className="flex h-control items-center gap-2">
        {logo && <img src={logo} alt={t('merchant.logoAlt')} className="h-7 max-w-28 object-contain" />}
        <label
          className={buttonStyle({
            size: 'small',
            class: 'has-focus-visible:outline-2 has-focus-visible:outline-offset-2 has-focus-visible:outline-focus',
          })}
        >
          {t('merchant.logoChoose')}
          <input
            type="file"
            accept="image/png,image/jpeg,image/webp,image/svg+xml"
            aria-describedby={id}
            className="sr-only"
            onChange={({ target }) => void choose(target.files?.[0])}
          />
        </label>
        {logo && (
          <Button look="ghost" size="small" onClick={() => onChange('')}>
            {t('merchant.logoRemove')}
          </Button>
        )}
      </div>
      <p role={wrong ? 'alert' : undefined} className={`text-small ${wrong ? 'text-bad-ink' : 'text-ink-3'}`}>
        {t(wrong ? 'merchant.logoWrong' : 'merchant.logoHelp')}
      </p>
    </div>
  )
}

/** Whether a browser can show it: a file may begin like a picture and be none. */
const isPicture = async (url: string): Promise<boolean> => {
  const picture = new Image()
  picture.src = url
  return picture.decode().then(
    () => true,
    () => false,
  )
}

function dataUrl(file: File): Promise<string> {
  return new Promise((resolve, reject) => {
    const reader = new FileReader()
    reader.onload = () => resolve(String(reader.result))
    reader.onerror = () => reject(reader.error)
    reader.readAsDataURL(file)
  })
}
