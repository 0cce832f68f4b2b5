/** French for `article`: wording of furniture and credits. */
import { type ArticleTables, readArticleTables } from '../article/index.ts';
import type { DataSource } from '../model/index.ts';

export function loadFrenchArticle(data: DataSource): ArticleTables {
  return readArticleTables('fr', data);
}
