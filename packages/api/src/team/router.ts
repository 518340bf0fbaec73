import { procedure, publicProcedure, router } from '../trpc.ts'
import { acceptLink } from './accept-link.ts'
import { changePassword } from './change-password.ts'
import { disableMember } from './disable-member.ts'
import { enableMember } from './enable-member.ts'
import { setUp } from './first-admin.ts'
import { inviteMember } from './invite-member.ts'
import { listMembers } from './list-members.ts'
import { makeResetLink } from './make-reset-link.ts'
import { readLink } from './read-link.ts'
import * as schema from './schema.ts'
import { setRole } from './set-role.ts'
import { setUnit } from './set-unit.ts'
import { whoAmI } from './who-am-i.ts'

export const teamRouter = router({
  me: procedure('self.read').query(({ ctx }) => whoAmI(ctx)),
  changePassword: procedure('self.read')
    .input(schema.changePasswordInput)
    .mutation(async ({ ctx, input }) => ctx.rememberBrowser(await changePassword(ctx, input))),
  list: procedure('team.read').query(({ ctx }) => listMembers(ctx)),
  invite: procedure('team.manage')
    .input(schema.inviteInput)
    .mutation(({ ctx, input }) => inviteMember(ctx, input)),
  setRole: procedure('team.manage')
    .input(schema.setRoleInput)
    .mutation(({ ctx, input }) => setRole(ctx, input)),
  setUnit: procedure('team.manage')
    .input(schema.setUnitInput)
    .mutation(({ ctx, input }) => setUnit(ctx, input)),
  disable: procedure('team.manage')
    .input(schema.memberInput)
    .mutation(({ ctx, input }) => disableMember(ctx, input)),
  enable: procedure('team.manage')
    .input(schema.memberInput)
    .mutation(({ ctx, input }) => enableMember(ctx, input)),
  resetLink: procedure('team.manage')
    .input(schema.memberInput)
    .mutation(({ ctx, input }) => makeResetLink(ctx, input)),
  setUp: publicProcedure
    .input(schema.setUpInput)
    .mutation(async ({ ctx, input }) => ctx.rememberBrowser(await setUp(ctx, input))),
  readLink: publicProcedure.input(schema.oneTimeTokenInput).query(({ ctx, input }) => readLink(ctx, input)),
  acceptLink: publicProcedure
    .input(schema.acceptLinkInput)
    .mutation(async ({ ctx, input }) => ctx.rememberBrowser(await acceptLink(ctx, input))),
})
