import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { type SavedView, trpc } from '#/api.ts'
import { useWords } from '#/lib/failure-words.ts'
import { useT } from '#/lib/language.tsx'
import { Button } from '#/ui/button.tsx'
import { notify } from '#/ui/notify.ts'

/** The first press asks, the second removes. */
export function RemoveView({ view, onDone }: { view: SavedView; onDone(): Promise<void> }) {
  const t = useT()
  const words = useWords()
  const [asked, setAsked] = useState(false)
  const remove = useMutation(
    trpc.views.remove.mutationOptions({ onSuccess: onDone, onError: (error) => notify(words(error), 'bad') }),
  )
  if (!asked) {
    return (
      <Button size="small" look="bad" className="ml-auto" onClick={() => setAsked(true)}>
        {t('views.remove')}
      </Button>
    )
  }
  return (
    <Button
      size="small"
      look="danger"
      className="ml-auto"
      busy={remove.isPending}
      onClick={() => remove.mutate({ id: view.id })}
    >
      {t(view.shared ? 'views.removeForAll' : 'views.removeSure')}
    </Button>
  )
}
