/** French for `article`. */
import type { ArticleTables } from '../article/index.ts';
import type { DataSource } from '../model/index.ts';

export function loadFrenchArticle(_data: DataSource): ArticleTables {
  return { code: 'fr' };
}
