/** Tencent's regions that serve eKYC; the first is the usual one. */
export const tencentRegions = ['ap-singapore', 'ap-jakarta', 'ap-bangkok', 'ap-hongkong', 'sa-saopaulo'] as const
