export interface Row {
  id: string
  title: string
  unit: string
  as: 'over' | 'times' | 'plain' | 'yes'
  digits?: number
  slope?: string
}
/** One per run. */
export type Values = (number | null)[]
export interface Results {
  made: { chromium: string; processors: number; runs: number }
  cases: Record<string, { title: string; version?: string }>
  rows: Record<string, Record<string, Values>>
}
export declare const ROWS: readonly Row[]
export declare function quantile(values: number[], part: number): number
export declare function withSlopes(rows: Results['rows']): Results['rows']
export declare function valuesOf(row: Row, by: Record<string, Values>, name: string): Values
export declare function renderTable(results: Results): string
export declare function putTable(readme: string, results: Results): string
