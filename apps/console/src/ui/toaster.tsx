import { CircleAlert, CircleCheck } from 'lucide-react'
import { Toaster as Sonner } from 'sonner'

/** Where notices appear. Fetched after the first sign of a person at the screen. */
export default function Toaster() {
  return (
    <Sonner
      position="bottom-right"
      mobileOffset={{ bottom: 74 }}
      style={{ fontFamily: 'inherit' }}
      icons={{
        success: <CircleCheck aria-hidden="true" className="size-4 text-good-ink" />,
        error: <CircleAlert aria-hidden="true" className="size-4 text-bad-ink" />,
      }}
      toastOptions={{
        unstyled: true,
        classNames: {
          toast: 'flex w-full items-center gap-2.5 rounded-card bg-raised px-3.5 py-2.5 text-body text-ink shadow-3',
        },
      }}
    />
  )
}
