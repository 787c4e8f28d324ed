"""Client lists of any length, of common names put together by chance: no real person is meant."""

from __future__ import annotations

import random

from tacit.person import Client, Roster

FIRST = """
Aaliyah Aaron Abdul Abigail Adaeze Adriana Agnieszka Ahmed Aiko Aisha Alejandro Alexander Alice Amara Amir Ananya
Andrei Angela Anh Anita Anna Anthony Antonio Aoife Arjun Astrid Barbara Beatriz Benjamin Bianca Brandon Brian Caitlin
Camila Carlos Catherine Charlotte Chiara Chidi Chloe Christopher Ciaran Claire Connor Dalia Daniel Danielle David
Deborah Deepika Diego Dmitri Dolores Duc Edward Eilidh Elena Elizabeth Emeka Emily Emma Esther Ethan Fatima Femi Fiona
Francesca Frank Gabriela Gareth George Giovanni Grace Grzegorz Habiba Hamza Hannah Haruto Hassan Heather Henrik
Hiroshi Hope Ibrahim Imani Ines Ingrid Isabella Ivan Jack Jacob Jamal James Jasmine Javier Jayden Jennifer Jessica
Joanna John Jonathan Jordan Jorge José Joseph Joshua Juan Julia Kaito Karen Kateryna Katherine Kavita Keisha Kenneth
Kevin Kwame Lakshmi Latoya Laura Leila Liam Linh Lucas Lucia Luis Magdalena Mai Malik Marcus Margaret Maria Mariam
Mark Marta Mary Mateo Matthew May Mehmet Mei Michael Miguel Ming Mohammed Monica Musa Nadia Naomi Natalia Nathan Neha
Ngozi Nia Niamh Nicholas Nicole Noah Noor Olga Oliver Olivia Omar Oscar Pablo Patricia Paul Pedro Penelope Peter Priya
Rachel Rahul Rebecca Ricardo Richard Robert Rosa Ruth Ryan Sakura Samantha Samuel Sandra Sanjay Sara Sean Sebastian
Sergei Shanice Siobhan Sofia Søren Stephanie Steven Sunita Susan Svetlana Tariq Tatiana Thandiwe Theresa Thomas Tomasz
Tuan Valentina Victor Victoria Vikram Wanjiru Wei Will William Xavier Yasmin Yuki Yusuf Zainab Zoe
""".split()  # noqa: SIM905

LAST = """
Abdullah Abebe Acheampong Adams Adeyemi Aguilar Ahmed Akintola Ali Allen Alvarez Andersson Antonopoulos Appiah Araújo
Bailey Baker Banerjee Barnes Becker Bell Bennett Bergström Bianchi Boateng Brooks Brown Bui Byrne Campbell Carter
Castillo Chan Chatterjee Chaudhry Chen Chopra Chowdhury Clark Cohen Cole Collins Cook Cooper Costa Cruz Cunningham Das
Davies Davis Dekker Delgado Desai Dhillon Diaz Diop Dlamini Doherty Dubois Edwards Eriksson Espinoza Evans Farouk
Fernandes Fernández Ferrari Fischer Fitzgerald Flores Foster Fraser Friedman Fujita García Gill Goldberg Gomes
González Gray Green Greenberg Gunawardena Gupta Gutierrez Haddad Hakimi Hall Hansen Harris Hassan Hernández Hill Hoang
Hoffmann Horvat Hughes Hussain Hussein Hyun Igwe Iglesias Ivanov Jackson Jansen Jenkins Jensen Johansson Johnson Jones
Joshi Kamau Kaplan Kapoor Katz Kelly Khan Kim King Kiplagat Kovács Kowalski Kumar Larsen Lee Levy Lewandowski Lopez
Mahlangu Malik Mancini Marino Martin Martinez Mbeki McCarthy Mehta Mendoza Mensah Meyer Miller Mitchell Mohamud Moore
Morales Moreau Morris Müller Murphy Mwangi Nair Nakamura Nguyen Nielsen Nkosi Novak Nowak O'Brien O'Connor Obi
Odhiambo Okafor Okonkwo Oliveira Olsen Ortiz Osei Owens Papadopoulos Park Parker Patel Peña Pereira Perez Petrov Pham
Phillips Popescu Price Quinn Rahman Ramirez Rao Reyes Richardson Rivera Roberts Robinson Rodrigues Romero Rossi Roy
Ruiz Russo Said Saito Sanchez Santos Sato Schmidt Schneider Scott Sharma Shah Silva Singh Smith Stone Suzuki Svensson
Takahashi Tan Tanaka Taylor Tesfaye Thapa Thompson Torres Tran Turner Usman Vargas Vasquez Vega Verma Wagner Walker
Wang Washington Watanabe Weber White Williams Wilson Wójcik Wong Wood Wright Yamamoto Yilmaz Young Zhang Ziegler Zulu
""".split()  # noqa: SIM905


def roster(length: int, seed: int = 0) -> Roster:
    """So many clients, each of another name; every tenth has a nickname, every twentieth a handle."""
    chosen = random.Random(seed)
    pairs = chosen.sample([(first, last) for first in FIRST for last in LAST], length)
    return tuple(
        Client(
            (
                f"{first} {last}",
                *([f"{first[:3]}ster"] if place % 10 == 0 else ()),
                *([f"@{first}{last}{place}".lower()] if place % 20 == 0 else ()),
            )
        )
        for place, (first, last) in enumerate(pairs)
    )
