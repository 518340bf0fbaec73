import { Moon, Sun } from 'lucide-react'
import { useT } from '#/lib/language.tsx'
import { useTheme } from '#/lib/theme.ts'
import { Button } from '#/ui/button.tsx'

export function ThemeButton() {
  const t = useT()
  const { theme, toggle } = useTheme()
  const Icon = theme === 'dark' ? Moon : Sun
  const label = t(theme === 'dark' ? 'theme.toLight' : 'theme.toDark')
  return (
    <Button look="ghost" size="small" shape="icon" aria-label={label} data-tip={label} onClick={toggle}>
      <Icon aria-hidden="true" />
    </Button>
  )
}
