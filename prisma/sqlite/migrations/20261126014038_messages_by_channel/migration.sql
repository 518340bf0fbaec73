-- CreateIndex
CREATE INDEX "Message_channel_state_id_idx" ON "Message"("channel", "state", "id");
