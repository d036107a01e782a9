/**
 * The projects that a world can begin with: the shop in Flask, the same in Prisma, in Sequelize, and a repository with all
 * three, each in a folder of its own.
 */
export const projectNames = ['shop', 'prisma', 'sequelize', 'three-tools'] as const;
export type ProjectName = (typeof projectNames)[number];
