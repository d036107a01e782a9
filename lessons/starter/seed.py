"""Puts a few people into the database, so that a migration has rows to keep: python seed.py"""

from app import app
from models import User, db

with app.app_context():
    for email in ("ada@example.org", "lin@example.org", "sam@example.org"):
        if db.session.scalar(db.select(User).filter_by(email=email)) is None:
            db.session.add(User(email=email))
    db.session.commit()
    print("users:", db.session.scalar(db.select(db.func.count(User.id))))
