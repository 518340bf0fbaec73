import { useMutation } from '@tanstack/react-query'
import { type ReactNode, useRef, useState } from 'react'
import { type CreatedVerification, type CreateInput, trpc } from '#/api.ts'
import type { PhotoState } from '#/features/compare-photos/use-photo.ts'
import { useOverlay } from '#/ui/overlay/use-overlay.tsx'
import { type Doubts, findDoubts, hasDoubts } from './doubts.ts'

const loadDialog = () => import('./ask-dialog.tsx')

type Handlers = { onSuccess(created: CreatedVerification): void; onError(error: unknown): void }

/** Creates a verification, once what speaks against it was looked for and accepted. `node` is the question. */
export function useCreation({ onSuccess, onError }: Handlers): {
  create(input: CreateInput, photo: PhotoState | null): void
  isPending: boolean
  error: unknown
  node: ReactNode
} {
  const [asked, setAsked] = useState<{ input: CreateInput; doubts: Doubts } | null>(null)
  // After a lost answer the same input is sent again, and would find what it has created itself.
  const accepted = useRef<string>(undefined)
  const { show, node } = useOverlay(loadDialog)
  const create = useMutation(trpc.verifications.create.mutationOptions())
  const check = useMutation({
    mutationFn: ({ input, photo }: { input: CreateInput; photo: PhotoState | null }) => findDoubts(input, photo),
  })
  const send = (input: CreateInput) => {
    accepted.current = JSON.stringify(input)
    create.mutate(input, { onSuccess, onError })
  }
  return {
    create(input, photo) {
      if (accepted.current === JSON.stringify(input)) return send(input)
      create.reset()
      check.mutate(
        { input, photo },
        {
          onSuccess(doubts) {
            if (!hasDoubts(doubts)) return send(input)
            setAsked({ input, doubts })
            void show()
          },
        },
      )
    },
    isPending: check.isPending || create.isPending,
    error: check.error ?? create.error,
    node: asked && node({ doubts: asked.doubts, sends: Boolean(asked.input.send), onCreate: () => send(asked.input) }),
  }
}
