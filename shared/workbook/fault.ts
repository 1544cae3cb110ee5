/** Why a file cannot be read, decided at the gate or by the parser. Each has its sentence in `client/words`. */
export type WorkbookFault =
  /** Nothing in it, or no row with anything in it. */
  | { readonly kind: 'empty' }
  | { readonly kind: 'password' }
  /** It claims to be a workbook and is broken. */
  | { readonly kind: 'damaged'; readonly detail: string }
  /** Built to exhaust whoever opens it: forged sizes, absurd compression, names that climb out of the archive. */
  | { readonly kind: 'hostile'; readonly detail: string }
  | { readonly kind: 'too-large'; readonly bytes: number; readonly limit: number }
  | { readonly kind: 'too-many-cells'; readonly rows: number; readonly columns: number }
  /** Something else than a workbook or a list: a picture, a PDF, Numbers, xlsb. */
  | { readonly kind: 'unsupported'; readonly format: string }
  | { readonly kind: 'timeout'; readonly seconds: number }
