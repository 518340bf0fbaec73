import type { ConsoleKey } from '@ekyc/i18n/console'
import { useT } from './language.tsx'

/** The profiles that every installation begins with; one that was named by a person keeps its name. */
const builtIn: Record<string, ConsoleKey> = {
  'Face against photo': 'profile.faceToPhoto',
  'Identity card and face': 'profile.cardAndFace',
  'Live face only': 'profile.faceOnly',
}

/** A profile's name in the language of the console. */
export function useProfileName(): (name: string) => string {
  const t = useT()
  return (name) => {
    const key = builtIn[name]
    return key ? t(key) : name
  }
}
