import './kit/tokens.css'
import './kit/base.css'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { api } from './company/api.ts'
import { createSession } from './company/session.ts'
import { createAppearance } from './kit/appearance.ts'
import { AppearanceContext } from './kit/useAppearance.ts'
import { App } from './shell/App.tsx'
import { loadPage } from './shell/routes.tsx'
import { loadWords, WordsProvider } from './words/WordsProvider.tsx'
import { rememberedLanguage } from './words/language.ts'
import { zh } from './words/zh.ts'

const root = document.getElementById('root')
if (root === null) throw new Error('the page has no #root')

loadPage(location.pathname)
const appearance = createAppearance(window)
const language = rememberedLanguage(localStorage, navigator.languages)
const session = createSession(localStorage, api)
addEventListener('online', () => void session.settle())
addEventListener('storage', () => session.leftElsewhere())

// Not awaited by the module itself: the words of another language may import from the chunk that it stands in.
void loadWords(language)
  // A language never fetched and no network: open in the original rather than not at all
  .catch(() => zh)
  .then((words) => {
    createRoot(root).render(
      <StrictMode>
        <AppearanceContext value={appearance}>
          <WordsProvider first={{ language: words === zh ? 'zh' : language, words }}>
            <App session={session} />
          </WordsProvider>
        </AppearanceContext>
      </StrictMode>,
    )
  })
