export const TRACKERS: Record<string, unknown> = {}
