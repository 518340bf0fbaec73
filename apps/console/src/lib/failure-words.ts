import { failureOf } from './failure.ts'
import { useLanguage } from './language.tsx'

/** One line for a notice: the server's own words where they are in the reader's language. */
export function useWords(): (error: unknown) => string {
  const { t, language } = useLanguage()
  return (error) => {
    const { kind, words } = failureOf(error)
    return language === 'en' && words ? words : t(`error.${kind}`)
  }
}
