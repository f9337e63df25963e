export declare function decodeSegment(text: string): number[]
export declare function stretches(code: string, mappings: string): { source: number; text: string }[]
export declare function costs(
  code: string,
  map: { sources: (string | null)[]; mappings: string },
): { whole: number; rows: { source: string; minified: number; brotli: number }[] }
