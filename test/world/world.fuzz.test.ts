import { tellStories } from './stories.ts'

// Stories told on every push, with those of moreWorld; `npm run simulate -- --seeds 20000` tells more.
tellStories(1, 500)
