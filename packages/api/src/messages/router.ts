import { procedure, router } from '../trpc.ts'
import { onEach } from '../verifications/many/on-each.ts'
import { listMessages } from './list-messages.ts'
import { listRecent } from './list-recent.ts'
import { noteShared } from './note-shared.ts'
import { remindNow } from './remind-now.ts'
import { retryMessage } from './retry-message.ts'
import * as schema from './schema.ts'
import { sendMessage } from './send-message.ts'
import { setReminders } from './set-reminders.ts'
import { showMessage } from './show-message.ts'
import { takeBack } from './take-back.ts'
import { viewChannels } from './view-channels.ts'

export const messagesRouter = router({
  send: procedure('messages.send')
    .input(schema.sendMessageInput)
    .mutation(({ ctx, input }) => sendMessage(ctx, input)),
  takeBack: procedure('messages.send')
    .input(schema.messageIdInput)
    .mutation(({ ctx, input }) => takeBack(ctx, input)),
  retry: procedure('messages.send')
    .input(schema.retryMessageInput)
    .mutation(({ ctx, input }) => retryMessage(ctx, input)),
  remind: procedure('messages.send')
    .input(schema.messagesOfInput)
    .mutation(({ ctx, input }) => remindNow(ctx, { id: input.verificationId })),
  remindMany: procedure('messages.send')
    .input(schema.remindManyInput)
    .mutation(({ ctx, input }) => onEach(ctx, input.ids, (id) => remindNow(ctx, { id }))),
  setReminders: procedure('messages.send')
    .input(schema.setRemindersInput)
    .mutation(({ ctx, input }) => setReminders(ctx, input)),
  shared: procedure('messages.send')
    .input(schema.sharedInput)
    .mutation(({ ctx, input }) => noteShared(ctx, input)),
  list: procedure('verifications.read')
    .input(schema.messagesOfInput)
    .query(({ ctx, input }) => listMessages(ctx, input)),
  recent: procedure('verifications.read')
    .input(schema.recentMessagesInput)
    .query(({ ctx, input }) => listRecent(ctx, input)),
  show: procedure('links.read')
    .input(schema.messageIdInput)
    .query(({ ctx, input }) => showMessage(ctx, input)),
  channels: procedure('verifications.read')
    .input(schema.channelsInput)
    .query(({ ctx, input }) => viewChannels(ctx, input)),
})
