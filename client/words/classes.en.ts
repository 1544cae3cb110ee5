import type { classesZh } from './classes.zh.ts'

const others = (count: number) => (count > 3 ? ` and others (${count} in all)` : '')

export const classesEn: typeof classesZh = {
  names: { normal: 'Normal', contact: 'Contact', finance: 'Finance', private: 'Private' },
  about: {
    normal: 'Seen by everybody who sees the customer',
    contact: 'Phone, chat, e-mail and the like',
    finance: 'Amounts, terms, payments',
    private: 'What only few may see',
  },
  field: 'Class of field',
  fixed: 'Rules of the product read this field; everybody who sees the customer sees it.',
  seenBy: (roles) => `Seen by: ${roles}. Whoever lacks this class is sent none of it, not even the field’s name.`,
  seenByAll: 'Everybody who sees the customer sees this field.',
  loses: (people, count) =>
    `After saving, ${people}${others(count)} will no longer see this field, and its values leave their devices. Nothing that was entered is lost.`,
  gains: (people, count) => `After saving, ${people}${others(count)} will see this field and what was entered in it.`,
  and: ', ',
  levels: { none: 'Not seen', see: 'Seen', edit: 'Seen and edited' },
  levelOf: (name) => `Right to “${name}” fields`,
  lead: 'A class that was not given is not sent to the person’s devices. Editing holds for the customers that the role may edit.',
}
