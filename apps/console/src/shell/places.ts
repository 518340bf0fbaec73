import type { Permission } from '@ekyc/domain'
import type { ConsoleKey } from '@ekyc/i18n/console'
import {
  Activity,
  BookOpen,
  FileUp,
  House,
  LayoutList,
  type LucideIcon,
  Mail,
  ScanFace,
  Settings2,
  Users,
} from 'lucide-react'

export type Place = {
  to:
    | '/overview'
    | '/verifications'
    | '/messages'
    | '/imports'
    | '/profiles'
    | '/playbook'
    | '/team'
    | '/settings'
    | '/system'
  label: ConsoleKey
  Icon: LucideIcon
  needs: Permission
  group: 'work' | 'setUp'
}

/** Where one can go. Who lacks the permission never sees the entry. */
export const places: readonly Place[] = [
  { to: '/overview', label: 'nav.overview', Icon: House, needs: 'overview.read', group: 'work' },
  { to: '/verifications', label: 'nav.verifications', Icon: LayoutList, needs: 'verifications.read', group: 'work' },
  { to: '/messages', label: 'nav.messages', Icon: Mail, needs: 'verifications.read', group: 'work' },
  { to: '/imports', label: 'nav.imports', Icon: FileUp, needs: 'imports.run', group: 'work' },
  { to: '/profiles', label: 'nav.profiles', Icon: ScanFace, needs: 'profiles.read', group: 'setUp' },
  { to: '/playbook', label: 'nav.playbook', Icon: BookOpen, needs: 'playbook.read', group: 'setUp' },
  { to: '/team', label: 'nav.team', Icon: Users, needs: 'team.read', group: 'setUp' },
  { to: '/settings', label: 'nav.settings', Icon: Settings2, needs: 'settings.manage', group: 'setUp' },
  { to: '/system', label: 'nav.system', Icon: Activity, needs: 'system.details', group: 'setUp' },
]
