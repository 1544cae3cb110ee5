/**
 * The name of a form in which something stands that loading the page again would lose; null when there is none.
 * `data-kept` marks what is kept on the device letter by letter.
 */
export function halfTyped(page: ParentNode): string | null {
  for (const form of page.querySelectorAll('form:not([data-kept])')) {
    for (const field of form.querySelectorAll<HTMLInputElement | HTMLTextAreaElement>('input, textarea')) {
      const isText = field.tagName === 'TEXTAREA' || /^(text|tel|url|email|number|password|)$/.test(field.type)
      if (isText && !field.readOnly && field.value.trim() !== '') return form.getAttribute('aria-label') ?? ''
    }
  }
  return null
}
