export declare const root: string
export declare function ensureDependencies(folder?: string): void
