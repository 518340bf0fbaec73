import { createContext, use } from 'react'
import type { Draft } from './use-draft.ts'

/** The draft that the page's controls write; `readOnly` shows what is saved in words instead. */
type Editing = Draft & { readOnly: boolean }

export const EditingContext = createContext<Editing | null>(null)

export function useEditing(): Editing {
  const editing = use(EditingContext)
  if (!editing) throw new Error('useEditing outside of a profile’s page')
  return editing
}
