from flask_sqlalchemy import SQLAlchemy
from sqlalchemy import Column, Integer, String

db = SQLAlchemy()


class User(db.Model):
    __tablename__ = "users"

    id = Column(Integer, primary_key=True)
    email = Column(String(120), nullable=False, unique=True)
    # phone = Column(String(20))

    def as_dict(self):
        return {column.name: getattr(self, column.name) for column in self.__table__.columns}
