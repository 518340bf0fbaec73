import {
  cardTypeLabel,
  cardTypes,
  configDefaults,
  documentWarnings,
  type LivenessConfig,
  livenessActions,
  serviceVersions,
} from '@ekyc/domain'
import { warningText } from '#/features/sessions/finer-words.ts'
import { useLanguage, useT } from '#/lib/language.tsx'
import { Button } from '#/ui/button.tsx'
import { Card } from '#/ui/card.tsx'
import { Input } from '#/ui/input.tsx'
import { Choice, Count, Line, Many, Toggle } from './controls.tsx'
import { useEditing } from './editing.ts'
import { Setting } from './setting.tsx'
import { listed } from './value-words.ts'

const checkModes = [2, 1, 3, 4] as const
const levels = [1, 2, 3, 4, 5] as const

/** What a pass proves. */
export function CheckCard() {
  const t = useT()
  return (
    <Card title={t('profiles.group.check')}>
      <Line field="name" />
      <Choice field="CheckMode" options={checkModes.map((value) => ({ value, label: t(`checkMode.${value}`) }))} />
      <Choice field="Version" options={serviceVersions.map((value) => ({ value, label: value }))} />
      <Line field="handling.ruleId" />
    </Card>
  )
}

/** How a living person is told from a picture of one. */
export function LivenessCard() {
  const t = useT()
  const { value } = useEditing()
  return (
    <Card title={t('profiles.group.liveness')} aside={value.config.CheckMode === 4 && t('profiles.noFace')}>
      <Choice
        field="SecurityLevel"
        options={levels.map((level) => ({ value: level, label: `${level} · ${t(`securityLevel.${level}`)}` }))}
      />
      <ListOf field="ActionList" among={livenessActions} words={(each) => t(`profiles.action.${each}`)} />
      <Choice
        field="AutoDowngrade"
        options={([1, 2] as const).map((each) => ({ value: each, label: t(`profiles.downgrade.${each}`) }))}
      />
      <Count field="LivenessRetryLimit" />
      <Count field="LivenessTimeout" unit={t('profiles.unit.seconds')} />
    </Card>
  )
}

/** The document that Tencent reads. */
export function DocumentCard() {
  const { t, language } = useLanguage()
  const { CheckMode = configDefaults.CheckMode } = useEditing().value.config
  return (
    <Card title={t('profiles.group.document')} aside={(CheckMode === 2 || CheckMode === 3) && t('profiles.noDocument')}>
      <Choice
        field="IDCardType"
        none={t('profiles.unset')}
        options={cardTypes.map((value) => ({ value, label: cardTypeLabel(value, language) }))}
      />
      <Toggle field="AllowExpiredDocument" />
      <Toggle field="IdCardCutReturn" />
      <Toggle field="DisableCheckOcrWarnings" />
      <ListOf
        field="SelectedWarningCodes"
        among={documentWarnings}
        words={(each) => warningText(Number(each), { t, language })}
      />
    </Card>
  )
}

/** What Tencent's own page shows, and in which colour. */
export function LookCard() {
  const t = useT()
  const { value, set } = useEditing()
  return (
    <Card title={t('profiles.group.look')}>
      <Toggle field="AutoSkipStartPage" />
      <Toggle field="SkipPrivacyPolicy" />
      <Toggle field="AutoSkip" />
      <Setting field="ThemeColor">
        {({ id, describedBy, invalid }) => <Color id={id} describedBy={describedBy} invalid={invalid} />}
      </Setting>
      <Setting field="Language">
        {value.config.Language &&
          (() => (
            <Button size="small" onClick={() => set('Language', undefined)}>
              {t('profiles.leaveOut')}
            </Button>
          ))}
      </Setting>
    </Card>
  )
}

const HEX = /^#[0-9a-f]{6}$/i

/** A colour as text, and the browser's own palette beside it. */
function Color({ id, describedBy, invalid }: { id: string; describedBy: string; invalid: boolean }) {
  const t = useT()
  const { value, set } = useEditing()
  const color = value.config.ThemeColor
  const shown = color && HEX.test(color) ? color : configDefaults.ThemeColor
  return (
    <span className="flex items-center gap-2">
      <Input
        id={id}
        aria-describedby={describedBy}
        aria-invalid={invalid || undefined}
        autoComplete="off"
        className="max-w-32 font-mono"
        placeholder={configDefaults.ThemeColor}
        value={color ?? ''}
        onChange={({ target }) => set('ThemeColor', target.value.trim() || undefined)}
      />
      <input
        type="color"
        aria-label={t('profiles.palette')}
        value={shown.toLowerCase()}
        onChange={({ target }) => set('ThemeColor', target.value)}
        className="size-control cursor-pointer rounded-control border border-line-control bg-surface p-1"
      />
    </span>
  )
}

/** A list that Tencent takes as one text with commas; none chosen leaves it out. */
function ListOf<Name extends string>({
  field,
  among,
  words,
}: {
  field: 'ActionList' | 'SelectedWarningCodes'
  among: readonly Name[]
  words(name: Name): string
}) {
  const { value, set } = useEditing()
  const chosen = listed((value.config as LivenessConfig)[field])
  return (
    <Many
      field={field}
      options={among.map((each) => ({ value: each, label: words(each) }))}
      chosen={chosen}
      onChange={(next) => set(field, among.filter((each) => next.includes(each)).join(',') || undefined)}
    />
  )
}
