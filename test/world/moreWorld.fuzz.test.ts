import { tellStories } from './stories.ts'

tellStories(501, 500)
