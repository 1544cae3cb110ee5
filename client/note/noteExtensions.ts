import StarterKit from '@tiptap/starter-kit'
import { isSafeLink } from './safeLink.ts'

/** What a note may hold. The document's own history is Yjs'; a link's scheme is checked when it is drawn. */
export const noteKit = StarterKit.configure({
  undoRedo: false,
  link: {
    openOnClick: true,
    autolink: true,
    protocols: [],
    isAllowedUri: (url) => isSafeLink(url),
    HTMLAttributes: { rel: 'noopener noreferrer nofollow', target: '_blank' },
  },
})
