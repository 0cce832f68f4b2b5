/** English for `article`: wording of furniture and credits. */
import { type ArticleTables, readArticleTables } from '../article/index.ts';
import type { DataSource } from '../model/index.ts';

export function loadEnglishArticle(data: DataSource): ArticleTables {
  return readArticleTables('en', data);
}
