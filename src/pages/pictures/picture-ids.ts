/** Hands out the ids of one page's pictures, each once. */
export interface PictureIds {
  next(): string;
}

/** The ids of one page: the page makes them and gives them to its pictures, so that none is met twice on it. */
export function pictureIds(): PictureIds {
  let given = 0;
  return {
    next: () => {
      given += 1;
      return `picture-${given}`;
    },
  };
}
