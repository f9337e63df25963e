import type { Results, Row } from './table.mjs'

export interface Target {
  row: string
  most: number
  than?: string
}
export interface Judged {
  row: Row
  most: number
  than: string | undefined
  peer: string | undefined
  measured: number
  kept: boolean
}
export declare const TARGETS: readonly Target[]
export declare function judgeTargets(results: Results): Judged[]
export declare function renderTargets(results: Results): string
export declare function putTargets(page: string, results: Results): string
