import type { ImportState } from '@ekyc/domain'
import { useT } from '#/lib/language.tsx'
import { Chip, type Tone } from '#/ui/chip.tsx'

const tones: Record<ImportState, Tone> = {
  reading: 'note',
  needsEncoding: 'wait',
  ready: 'wait',
  checking: 'note',
  checked: 'wait',
  running: 'note',
  paused: 'wait',
  done: 'good',
  cancelled: 'idle',
}

export function StateChip({ state }: { state: ImportState }) {
  return <Chip tone={tones[state]}>{useT()(`imports.state.${state}`)}</Chip>
}
